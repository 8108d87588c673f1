import back from '../../../../../locales/ka/desk-back.json'
import desk from '../../../../../locales/ka/desk.json'
import handOver from '../../../../../locales/ka/hand-over.json'
import plan from '../../../../../locales/ka/plan.json'

export default { desk, 'desk-back': back, 'hand-over': handOver, plan }
