#include "proto/convert/to_agent.h"

#include "proto/convert/brief.h"
#include "proto/convert/observation.h"
#include "proto/convert/order.h"
#include "proto/convert/words.h"
#include "redoubt/v1/agent.pb.h"

namespace redoubt::convert {
namespace {

/// Writes whatever the controller says into the field that is for it.
struct Writer {
  v1::ToAgent& to;

  void operator()(const terms::Welcome& from) const {
    to.mutable_welcome()->set_version(from.version);
    to_wire(from.brief, *to.mutable_welcome()->mutable_brief());
  }
  void operator()(const terms::Observations& from) const {
    v1::Observations& observations = *to.mutable_observations();
    observations.set_first(from.first);
    if (from.batch == nullptr) return;
    for (const terms::Observation& one : *from.batch) to_wire(one, *observations.add_batch());
  }
  void operator()(const terms::Rulings& from) const {
    v1::Rulings& rulings = *to.mutable_rulings();
    for (const terms::Ruling& ruling : from.rulings) to_wire(ruling, *rulings.add_rulings());
  }
  void operator()(const terms::Grant& from) const {
    to.mutable_grant()->set_number(from.number);
    to.mutable_grant()->set_now_us(wire(from.now));
    to.mutable_grant()->set_cursor(from.cursor);
  }
  void operator()(const terms::ControllerGoodbye& from) const {
    to.mutable_goodbye()->set_finished(from.finished);
    to.mutable_goodbye()->set_why(from.why);
  }
};

terms::Welcome welcome(const v1::Welcome& wire, Ingress& in) {
  return {wire.version(), brief(wire.brief(), in)};
}

terms::Observations observations(const v1::Observations& wire, Ingress& in) {
  in.at_least(wire.first(), 1, "the number of the first observation");
  in.at_most(wire.batch_size(), terms::kObservationsPerMessageMax,
             "the number of observations in a message");
  auto batch = std::make_shared<std::vector<terms::Observation>>();
  if (in.ok()) batch->reserve(static_cast<std::size_t>(wire.batch_size()));
  for (const v1::Observation& one : wire.batch()) {
    if (!in.ok()) break;
    batch->push_back(observation(one, in));
  }
  return {wire.first(), std::move(batch)};
}

terms::Rulings rulings(const v1::Rulings& wire, Ingress& in) {
  terms::Rulings rulings;
  for (const v1::Ruling& one : wire.rulings()) rulings.rulings.push_back(ruling(one, in));
  return rulings;
}

terms::Grant grant(const v1::Grant& wire, Ingress& in) {
  in.at_least(wire.number(), 1, "the number of a grant");
  return {wire.number(), in.time(wire.now_us(), "now_us"), wire.cursor()};
}

}  // namespace

void to_wire(const terms::ToAgent& message, v1::ToAgent& to) { std::visit(Writer{to}, message); }

terms::Result<terms::ToAgent> from_wire(const v1::ToAgent& wire) {
  using terms::ToAgent;
  Ingress in;
  switch (wire.what_case()) {
    case v1::ToAgent::kWelcome:
      return in.result<ToAgent>(welcome(wire.welcome(), in));
    case v1::ToAgent::kObservations:
      return in.result<ToAgent>(observations(wire.observations(), in));
    case v1::ToAgent::kRulings:
      return in.result<ToAgent>(rulings(wire.rulings(), in));
    case v1::ToAgent::kGrant:
      return in.result<ToAgent>(grant(wire.grant(), in));
    case v1::ToAgent::kGoodbye:
      return ToAgent{terms::ControllerGoodbye{wire.goodbye().finished(), wire.goodbye().why()}};
    case v1::ToAgent::WHAT_NOT_SET:
      break;
  }
  return terms::Error{terms::Code::kInvalidArgument,
                      "a message of a kind this agent does not know"};
}

}  // namespace redoubt::convert
