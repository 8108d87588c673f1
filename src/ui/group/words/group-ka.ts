import group from '../../../../locales/ka/group.json'

export default { group }
