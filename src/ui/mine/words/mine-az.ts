import mine from '../../../../locales/az/mine.json'

export default { mine }
