import sight from '../../../../../locales/en/sight.json'

export default { sight }
