import centre from '../../../../locales/ka/centre.json'

export default { centre }
