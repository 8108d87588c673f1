import formats from '../../../generated/formats-az.json'
import about from '../../../locales/az/about.json'
import cards from '../../../locales/az/cards.json'
import checklist from '../../../locales/az/checklist.json'
import common from '../../../locales/az/common.json'
import glossary from '../../../locales/az/glossary.json'
import guide from '../../../locales/az/guide.json'
import home from '../../../locales/az/home.json'
import practice from '../../../locales/az/practice.json'
import problems from '../../../locales/az/problems.json'
import search from '../../../locales/az/search.json'
import settings from '../../../locales/az/settings.json'

export default {
  formats,
  rooms: { about, cards, checklist, common, glossary, guide, home, practice, problems, search, settings },
}
