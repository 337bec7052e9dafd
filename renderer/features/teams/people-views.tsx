import { useNavigate } from 'react-router'
import { Choice } from '#renderer/ui/buttons.tsx'
import '../stock/stock.css'

const VIEWS = [
  { path: '/points/people/party', name: '党员' },
  { path: '/points/people/teams', name: '团队' },
] as const

/** Whose points are not a household's: people and teams. */
export function PeopleViews({ at }: { at: (typeof VIEWS)[number]['name'] }) {
  const navigate = useNavigate()
  return VIEWS.map(({ path, name }) => (
    <Choice key={path} label={name} chosen={name === at} onChoose={() => void navigate(path)} />
  ))
}
