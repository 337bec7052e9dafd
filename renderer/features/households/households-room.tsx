import { Navigate, Route, Routes } from 'react-router'
import { HouseholdList } from './household-list.tsx'
import { HouseholdPage } from './household-page.tsx'
import { ImportPage } from './import/import-page.tsx'
import './households.css'

export function HouseholdsRoom() {
  return (
    <Routes>
      <Route index element={<HouseholdList />} />
      <Route path="import" element={<ImportPage />} />
      <Route path=":household" element={<HouseholdPage />} />
      <Route path="*" element={<Navigate to="/households" replace />} />
    </Routes>
  )
}
