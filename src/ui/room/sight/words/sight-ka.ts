import sight from '../../../../../locales/ka/sight.json'

export default { sight }
