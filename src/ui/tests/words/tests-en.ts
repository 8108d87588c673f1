import exam from '../../../../locales/en/exam.json'
import tests from '../../../../locales/en/tests.json'

export default { exam, tests }
