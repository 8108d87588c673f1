import back from '../../../../../locales/en/desk-back.json'
import desk from '../../../../../locales/en/desk.json'
import handOver from '../../../../../locales/en/hand-over.json'
import plan from '../../../../../locales/en/plan.json'

export default { desk, 'desk-back': back, 'hand-over': handOver, plan }
