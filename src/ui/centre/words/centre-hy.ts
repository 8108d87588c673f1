import centre from '../../../../locales/hy/centre.json'

export default { centre }
