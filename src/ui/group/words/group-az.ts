import group from '../../../../locales/az/group.json'

export default { group }
