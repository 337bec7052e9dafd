import { LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { connection } from './calls.ts'
import './lost-banner.css'

/** Longer than a program needs to come back by itself. */
const LONG_MS = 20_000

/** The program went away: says so calmly, and goes as soon as it is back. */
export function LostBanner() {
  return useStore(connection.state) === 'lost' ? <Lost /> : null
}

function Lost() {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="lost-banner" role="status">
      <LoaderCircle className="ui-turning" size={22} aria-hidden="true" />
      <span>和程序断开了，正在重新连接……</span>
      {long && <span>等了很久还没好，就关掉这个窗口，重新打开程序。</span>}
    </div>
  )
}
