import formats from '../../../generated/formats-hy.json'
import about from '../../../locales/hy/about.json'
import cards from '../../../locales/hy/cards.json'
import checklist from '../../../locales/hy/checklist.json'
import common from '../../../locales/hy/common.json'
import glossary from '../../../locales/hy/glossary.json'
import guide from '../../../locales/hy/guide.json'
import home from '../../../locales/hy/home.json'
import practice from '../../../locales/hy/practice.json'
import problems from '../../../locales/hy/problems.json'
import search from '../../../locales/hy/search.json'
import settings from '../../../locales/hy/settings.json'

export default {
  formats,
  rooms: { about, cards, checklist, common, glossary, guide, home, practice, problems, search, settings },
}
