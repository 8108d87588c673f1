import sight from '../../../../../locales/az/sight.json'

export default { sight }
