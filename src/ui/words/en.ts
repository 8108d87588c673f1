import formats from '../../../generated/formats-en.json'
import about from '../../../locales/en/about.json'
import cards from '../../../locales/en/cards.json'
import checklist from '../../../locales/en/checklist.json'
import common from '../../../locales/en/common.json'
import glossary from '../../../locales/en/glossary.json'
import guide from '../../../locales/en/guide.json'
import home from '../../../locales/en/home.json'
import practice from '../../../locales/en/practice.json'
import problems from '../../../locales/en/problems.json'
import search from '../../../locales/en/search.json'
import settings from '../../../locales/en/settings.json'

export default {
  formats,
  rooms: { about, cards, checklist, common, glossary, guide, home, practice, problems, search, settings },
}
