import back from '../../../../../locales/hy/desk-back.json'
import desk from '../../../../../locales/hy/desk.json'
import handOver from '../../../../../locales/hy/hand-over.json'
import plan from '../../../../../locales/hy/plan.json'

export default { desk, 'desk-back': back, 'hand-over': handOver, plan }
