import back from '../../../../../locales/az/desk-back.json'
import desk from '../../../../../locales/az/desk.json'
import handOver from '../../../../../locales/az/hand-over.json'
import plan from '../../../../../locales/az/plan.json'

export default { desk, 'desk-back': back, 'hand-over': handOver, plan }
