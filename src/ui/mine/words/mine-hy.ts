import mine from '../../../../locales/hy/mine.json'

export default { mine }
