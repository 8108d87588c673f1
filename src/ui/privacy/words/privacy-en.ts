import privacy from '../../../../locales/en/privacy.json'

export default { privacy }
