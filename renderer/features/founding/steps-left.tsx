import { Link } from 'react-router'
import { useMay } from '#renderer/api/client.ts'
import { SETUP_STEPS } from './setup-steps.ts'
import { useStepsDone } from './steps-done.ts'

/** Under the menu until the shop is set up: how many steps are left, and the way back to them. */
export function StepsLeft() {
  const may = useMay('administer')
  return may ? <Left /> : null
}

function Left() {
  const done = useStepsDone()
  const left = done === undefined ? [] : SETUP_STEPS.filter(({ id }) => !done[id])
  if (left.length === 0) return null
  return (
    <Link to={`/setup/${left[0]?.id ?? ''}`} className="shell-note">
      <strong>还差 {left.length} 步</strong>
      {left.map(({ name }) => name).join('、')}
    </Link>
  )
}
