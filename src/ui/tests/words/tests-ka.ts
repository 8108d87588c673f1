import exam from '../../../../locales/ka/exam.json'
import tests from '../../../../locales/ka/tests.json'

export default { exam, tests }
