import { LoaderCircle } from 'lucide-react'
import { useStore } from 'zustand'
import { connection } from './calls.ts'
import './lost-banner.css'

/** The program went away: says so calmly, and goes as soon as it is back. */
export function LostBanner() {
  const state = useStore(connection.state)
  if (state !== 'lost') return null
  return (
    <div className="lost-banner" role="status">
      <LoaderCircle className="ui-turning" size={22} aria-hidden="true" />
      和程序断开了，正在重新连接……
    </div>
  )
}
