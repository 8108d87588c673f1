import room from '../../../../locales/hy/scenario-room.json'
import run from '../../../../locales/hy/scenario-run.json'
import scenario from '../../../../locales/hy/scenario.json'

export default { scenario, 'scenario-room': room, 'scenario-run': run }
