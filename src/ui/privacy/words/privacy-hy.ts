import privacy from '../../../../locales/hy/privacy.json'

export default { privacy }
