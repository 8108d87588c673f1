import room from '../../../../../locales/ka/room.json'

export default { room }
