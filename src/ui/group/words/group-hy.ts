import group from '../../../../locales/hy/group.json'

export default { group }
