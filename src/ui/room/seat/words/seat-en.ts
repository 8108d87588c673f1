import room from '../../../../../locales/en/room.json'

export default { room }
