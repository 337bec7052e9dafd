import { createRoot } from 'react-dom/client'
import { ScanProvider } from '#renderer/input/scan-provider.tsx'
import { Look } from '#renderer/ui/theme.tsx'
import { correctionScreens } from './correction-states.tsx'
import { counterScreens } from './counter-states.tsx'
import { overlayScreens } from './overlay-states.tsx'
import { shellScreens } from './shell-states.tsx'

/** Every state of every screen with fixed data: `?state=serving`. Without one, the list of them. */
const states = { ...counterScreens, ...overlayScreens, ...correctionScreens, ...shellScreens }
const wanted = new URLSearchParams(location.search).get('state') ?? ''
const show = states[wanted]

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <Look>
      <ScanProvider>
        {show ? (
          show()
        ) : (
          <ul>
            {Object.keys(states).map((name) => (
              <li key={name}>
                <a href={`?state=${name}`}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </ScanProvider>
    </Look>,
  )
}
