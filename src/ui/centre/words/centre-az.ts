import centre from '../../../../locales/az/centre.json'

export default { centre }
