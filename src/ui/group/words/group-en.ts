import group from '../../../../locales/en/group.json'

export default { group }
