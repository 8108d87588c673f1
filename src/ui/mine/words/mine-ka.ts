import mine from '../../../../locales/ka/mine.json'

export default { mine }
