#include "controller/report/review.h"

#include <algorithm>

namespace redoubt::report {
namespace {

std::vector<AlertLine> alerts_of(const Account& account) {
  std::vector<AlertLine> lines;
  for (const range::Event& event : account.events) {
    if (event.kind != range::EventKind::kAlertRaised) continue;
    lines.push_back({event.at, event.actor, range::HostId{event.subject.index},
                     range::SensorId{event.object.index}, event.action, event.cause != 0});
  }
  return lines;
}

}  // namespace

Review::Review(const Account& told)
    : account(&told),
      deeds(report::deeds(told)),
      alerts(alerts_of(told)),
      intrusions(report::intrusions(told)),
      techniques(report::techniques(told, deeds)),
      measures(report::measures(told, deeds)),
      services(report::services(told)),
      figures(report::figures(told)),
      injects(msel(told)),
      waiting(report::waiting(told)),
      campaigns(report::campaigns(told, deeds)),
      marks(report::marks(told)),
      people(report::people(told)) {}

const Waiting* Review::waiting_for(scenario::InjectId inject) const {
  const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const Waiting& each) {
    return each.what == scenario::entity(inject);
  });
  return found != waiting.end() ? &*found : nullptr;
}

}  // namespace redoubt::report
