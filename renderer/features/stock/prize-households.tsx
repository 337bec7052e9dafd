import { Button } from 'antd'
import { UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { ActionButton } from '#renderer/ui/buttons.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { HouseholdPicker } from '../households/household-picker.tsx'
import type { NamedHousehold } from './issue-state.ts'
import '../households/households.css'

export interface PrizeHouseholdsProps {
  readonly households: readonly NamedHousehold[]
  readonly onHouseholds: (households: readonly NamedHousehold[]) => void
}

/** Who gets the prize, household by household, where the sheet should name them. No points move. */
export function PrizeHouseholds({ households, onHouseholds }: PrizeHouseholdsProps) {
  const [open, setOpen] = useState(false)
  return (
    <div>
      <p className="ui-field-label">发给哪几户（可以不点名）</p>
      <Button icon={<UserPlus size={18} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {households.length === 0 ? '点名' : `点了 ${households.length} 户`}
      </Button>
      {open && (
        <Dialog
          title="奖品发给哪几户"
          size="middle"
          onClose={() => setOpen(false)}
          footer={<ActionButton label="就这些" strong onPress={() => setOpen(false)} />}
        >
          <HouseholdPicker
            label="找一户加进来"
            except={households.map(({ id }) => id)}
            onPick={({ id, number, headName }) =>
              onHouseholds([...households, { id, name: [number, headName].filter(Boolean).join(' ') }])
            }
          />
          <ul className="issue-households">
            {households.map(({ id, name }) => (
              <li key={id}>
                {name}
                <button
                  type="button"
                  className="office-icon-button"
                  aria-label={`去掉${name}`}
                  onClick={() => onHouseholds(households.filter((one) => one.id !== id))}
                >
                  <X size={18} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  )
}
