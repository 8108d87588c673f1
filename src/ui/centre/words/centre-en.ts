import centre from '../../../../locales/en/centre.json'

export default { centre }
