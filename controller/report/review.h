#pragma once

#include <string>
#include <vector>

#include "controller/report/account.h"
#include "controller/report/campaign.h"
#include "controller/report/deeds.h"
#include "controller/report/figures.h"
#include "controller/report/intrusions.h"
#include "controller/report/marks.h"
#include "controller/report/msel.h"
#include "controller/report/people.h"
#include "controller/report/service.h"
#include "controller/report/techniques.h"
#include "controller/report/waiting.h"

namespace redoubt::report {

/// One alert as it was shown to a team, and whether there was anything to it.
struct AlertLine {
  terms::ExerciseTime at = terms::kStartex;
  terms::CellId team;
  range::HostId host;
  range::SensorId sensor;
  terms::ActionId technique;  ///< what it took it for
  bool is_true = false;
};

/// Everything a course amounts to. Each form of the report is made from this alone, so all of them
/// say the same.
struct Review {
  explicit Review(const Account& account);

  const Account* account;
  std::vector<Deed> deeds;
  std::vector<AlertLine> alerts;
  std::vector<Intrusion> intrusions;
  std::vector<TacticTable> techniques;
  std::vector<MeasureTable> measures;
  std::vector<ServiceLine> services;
  std::vector<FigureTable> figures;
  std::vector<InjectLine> injects;
  std::vector<Waiting> waiting;
  std::vector<CampaignLine> campaigns;
  Marks marks;
  People people;

  const scenario::Exercise& exercise() const { return *account->exercise; }
  /// Null for an inject that came at a time.
  const Waiting* waiting_for(scenario::InjectId inject) const;
};

}  // namespace redoubt::report
