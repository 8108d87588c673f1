export { markerBits } from '../link/marker.ts'
