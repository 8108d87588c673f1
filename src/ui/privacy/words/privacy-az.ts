import privacy from '../../../../locales/az/privacy.json'

export default { privacy }
