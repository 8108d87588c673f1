import sight from '../../../../../locales/hy/sight.json'

export default { sight }
