import exam from '../../../../locales/hy/exam.json'
import tests from '../../../../locales/hy/tests.json'

export default { exam, tests }
