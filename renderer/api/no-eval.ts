import { config } from 'zod'

// The page's policy allows no code made at run time; zod would try, and the browser would report it as a breach.
config({ jitless: true })
