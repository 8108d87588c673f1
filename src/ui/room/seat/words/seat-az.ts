import room from '../../../../../locales/az/room.json'

export default { room }
