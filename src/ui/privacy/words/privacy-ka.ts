import privacy from '../../../../locales/ka/privacy.json'

export default { privacy }
