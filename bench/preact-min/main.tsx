import { render } from 'preact'
import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso'

const Home = lazy(() => import('./home.tsx'))
const List = lazy(() => import('./list.tsx'))
const Step = lazy(() => import('./step.tsx'))

/** A bare Preact app as the tools' own templates make it: three routes, each a file of its own. */
function App() {
  return (
    <LocationProvider>
      <nav>
        <a href="/">მთავარი</a>
        <a href="/list">სია</a>
      </nav>
      <ErrorBoundary>
        <Router>
          <Route path="/" component={Home} />
          <Route path="/list" component={List} />
          <Route path="/list/:id" component={Step} />
        </Router>
      </ErrorBoundary>
    </LocationProvider>
  )
}

const root = document.getElementById('app')
if (root) render(<App />, root)
addEventListener('load', () => void navigator.serviceWorker.register('/sw.js'))
