import mine from '../../../../locales/en/mine.json'

export default { mine }
