import './ui/tokens.css'
import './ui/base.css'
import './ui/ui.css'
import './ui/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'

// The page's policy allows no code made at run time. zod would try as soon as the first schema is made, and the
// browser would report it as a breach: so this comes before any other module of ours is read.
config({ jitless: true })

const { App } = await import('./app.tsx')

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
