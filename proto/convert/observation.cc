#include "proto/convert/observation.h"

#include "redoubt/v1/observation.pb.h"

namespace redoubt::convert {
namespace {

using terms::ActionId;
using terms::Handle;

static_assert(v1::EntityKind_MAX == terms::kEntityKindCount);
static_assert(v1::FindingKind_MAX == terms::kFindingKindCount);
static_assert(v1::InjectKind_MAX == terms::kInjectKindCount);
static_assert(wire<v1::EntityKind>(terms::EntityKind::kMilestone) == v1::ENTITY_KIND_MILESTONE);
static_assert(wire<v1::FindingKind>(terms::FindingKind::kUpdate) == v1::FINDING_KIND_UPDATE);
static_assert(wire<v1::InjectKind>(terms::InjectKind::kAction) == v1::INJECT_KIND_ACTION);
static_assert(wire<v1::Severity>(terms::Severity::kCritical) == v1::SEVERITY_CRITICAL);

/// Writes whatever an observation holds into the field that is for it.
struct Writer {
  v1::Observation& to;

  void operator()(const terms::Sighting& from) const {
    v1::Sighting& sighting = *to.mutable_sighting();
    sighting.set_handle(wire(from.handle));
    sighting.set_kind(wire<v1::EntityKind>(from.kind));
    sighting.set_within(wire(from.within));
    sighting.set_own(from.own);
    sighting.set_name(from.name);
    for (const std::string& tag : from.tags) sighting.add_tags(tag);
    sighting.set_end_a(wire(from.end_a));
    sighting.set_end_b(wire(from.end_b));
  }
  void operator()(const terms::Finding& from) const {
    v1::Finding& finding = *to.mutable_finding();
    finding.set_kind(wire<v1::FindingKind>(from.kind));
    finding.set_subject(wire(from.subject));
    finding.set_object(wire(from.object));
    finding.set_amount(from.amount);
  }
  void operator()(const terms::Alert& from) const {
    v1::Alert& alert = *to.mutable_alert();
    alert.set_number(from.number);
    alert.set_sensor(wire(from.sensor));
    alert.set_host(wire(from.host));
    alert.set_technique(wire(from.technique));
    alert.set_severity(wire<v1::Severity>(from.severity));
    alert.set_confidence(from.confidence);
  }
  void operator()(const terms::Outcome& from) const {
    v1::Outcome& outcome = *to.mutable_outcome();
    outcome.set_order(from.order);
    outcome.set_success(from.success);
    outcome.set_reason(wire<v1::Reason>(from.reason));
  }
  void operator()(const terms::Inject& from) const {
    v1::Inject& inject = *to.mutable_inject();
    inject.set_inject(wire(from.inject));
    inject.set_kind(wire<v1::InjectKind>(from.kind));
    inject.set_number(from.number);
    inject.set_sender(from.from);
    inject.set_subject(from.subject);
    inject.set_body(from.body);
    for (const std::string& option : from.options) inject.add_options(option);
    if (from.deadline != terms::kNever) inject.set_deadline_us(wire(from.deadline));
  }
  void operator()(const terms::Availability& from) const {
    to.mutable_availability()->set_function(wire(from.function));
    to.mutable_availability()->set_permille(from.permille);
  }
  void operator()(const terms::Staffing& from) const {
    v1::Staffing& staffing = *to.mutable_staffing();
    staffing.set_free(from.free);
    staffing.set_total(from.total);
    staffing.set_waiting(from.waiting);
  }
  void operator()(const terms::PhaseBegun& from) const {
    to.mutable_phase_begun()->set_name(from.name);
  }
  void operator()(const terms::ScoreChanged& from) const {
    v1::ScoreChanged& score = *to.mutable_score_changed();
    score.set_metric(from.metric);
    score.set_points(from.points);
    score.set_total(from.total);
  }
  void operator()(const terms::Advisory& from) const {
    v1::Advisory& advisory = *to.mutable_advisory();
    advisory.set_sender(from.from);
    advisory.set_technique(wire(from.technique));
    advisory.set_subject(wire(from.subject));
    advisory.set_text(from.text);
  }
  void operator()(const terms::Cue& from) const { to.mutable_cue()->set_step(from.step); }
  void operator()(const terms::Ended& from) const { to.mutable_ended()->set_why(from.why); }
};

terms::Sighting sighting(const v1::Sighting& wire, Ingress& in) {
  return {.handle = id<Handle>(wire.handle()),
          .kind = in.word<terms::EntityKind>(wire.kind(), v1::EntityKind_MAX, "kind"),
          .within = id<Handle>(wire.within()),
          .own = wire.own(),
          .name = wire.name(),
          .tags = {wire.tags().begin(), wire.tags().end()},
          .end_a = id<Handle>(wire.end_a()),
          .end_b = id<Handle>(wire.end_b())};
}

terms::Finding finding(const v1::Finding& wire, Ingress& in) {
  return {.kind = in.word<terms::FindingKind>(wire.kind(), v1::FindingKind_MAX, "kind"),
          .subject = id<Handle>(wire.subject()),
          .object = id<Handle>(wire.object()),
          .amount = wire.amount()};
}

terms::Alert alert(const v1::Alert& wire, Ingress& in) {
  in.at_most(wire.confidence(), 100, "confidence");
  return {.number = wire.number(),
          .sensor = id<Handle>(wire.sensor()),
          .host = id<Handle>(wire.host()),
          .technique = id<ActionId>(wire.technique()),
          .severity = in.word<terms::Severity>(wire.severity(), v1::Severity_MAX, "severity"),
          .confidence = static_cast<std::uint8_t>(wire.confidence())};
}

terms::Outcome outcome(const v1::Outcome& wire, Ingress& in) {
  return {.order = wire.order(),
          .success = wire.success(),
          .reason = in.word<terms::Reason>(wire.reason(), v1::Reason_MAX, "reason")};
}

terms::Inject inject(const v1::Inject& wire, Ingress& in) {
  return {.inject = id<Handle>(wire.inject()),
          .kind = in.word<terms::InjectKind>(wire.kind(), v1::InjectKind_MAX, "kind"),
          .number = wire.number(),
          .from = wire.sender(),
          .subject = wire.subject(),
          .body = wire.body(),
          .options = {wire.options().begin(), wire.options().end()},
          .deadline =
              wire.has_deadline_us() ? in.time(wire.deadline_us(), "deadline_us") : terms::kNever};
}

decltype(terms::Observation::what) what(const v1::Observation& wire, Ingress& in) {
  using V = v1::Observation;
  switch (wire.what_case()) {
    case V::kSighting:
      return sighting(wire.sighting(), in);
    case V::kFinding:
      return finding(wire.finding(), in);
    case V::kAlert:
      return alert(wire.alert(), in);
    case V::kOutcome:
      return outcome(wire.outcome(), in);
    case V::kInject:
      return inject(wire.inject(), in);
    case V::kAvailability:
      return terms::Availability{id<Handle>(wire.availability().function()),
                                 wire.availability().permille()};
    case V::kStaffing:
      return terms::Staffing{wire.staffing().free(), wire.staffing().total(),
                             wire.staffing().waiting()};
    case V::kPhaseBegun:
      return terms::PhaseBegun{wire.phase_begun().name()};
    case V::kScoreChanged:
      return terms::ScoreChanged{wire.score_changed().metric(), wire.score_changed().points(),
                                 wire.score_changed().total()};
    case V::kAdvisory:
      return terms::Advisory{wire.advisory().sender(), id<ActionId>(wire.advisory().technique()),
                             id<Handle>(wire.advisory().subject()), wire.advisory().text()};
    case V::kCue:
      return terms::Cue{wire.cue().step()};
    case V::kEnded:
      return terms::Ended{wire.ended().why()};
    case V::WHAT_NOT_SET:
      break;
  }
  in.refuse(terms::Code::kInvalidArgument, "an observation of a kind this agent does not know");
  return {};
}

}  // namespace

void to_wire(const terms::Observation& observation, v1::Observation& to) {
  to.set_at_us(wire(observation.at));
  std::visit(Writer{to}, observation.what);
}

terms::Observation observation(const v1::Observation& wire, Ingress& in) {
  return {.at = in.time(wire.at_us(), "at_us"), .what = what(wire, in)};
}

}  // namespace redoubt::convert
