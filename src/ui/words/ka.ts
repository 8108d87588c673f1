import formats from '../../../generated/formats-ka.json'
import about from '../../../locales/ka/about.json'
import cards from '../../../locales/ka/cards.json'
import checklist from '../../../locales/ka/checklist.json'
import common from '../../../locales/ka/common.json'
import glossary from '../../../locales/ka/glossary.json'
import guide from '../../../locales/ka/guide.json'
import home from '../../../locales/ka/home.json'
import practice from '../../../locales/ka/practice.json'
import problems from '../../../locales/ka/problems.json'
import search from '../../../locales/ka/search.json'
import settings from '../../../locales/ka/settings.json'

export default {
  formats,
  rooms: { about, cards, checklist, common, glossary, guide, home, practice, problems, search, settings },
}
