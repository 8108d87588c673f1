import room from '../../../../../locales/hy/room.json'

export default { room }
