import exam from '../../../../locales/az/exam.json'
import tests from '../../../../locales/az/tests.json'

export default { exam, tests }
