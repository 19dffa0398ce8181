#include "controller/range/power/flow.h"

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <algorithm>
#include <cmath>
namespace redoubt::range::power {
namespace {

using Matrix = Eigen::SparseMatrix<double>;
using Vector = Eigen::VectorXd;

constexpr std::uint32_t kNone = UINT32_MAX;

/// Rounds of refinement: each solves for what the last left over. One takes a factorisation without
/// pivoting, corrected many times, well below what is asked of the angles.
constexpr int kRefinements = 1;

void add(double factor, const std::vector<double>& what, std::vector<double>& to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * what[i];
}

}  // namespace

/// Of the matrix of susceptances, without the rows and columns of the references.
struct Flow::Factors {
  std::vector<std::uint32_t> place;  ///< by bus: its row; kNone for a reference
  Eigen::SimplicialLDLT<Matrix> ldlt;
  bool solvable = true;

  std::vector<double> solve(const std::vector<double>& right) const {
    if (!solvable) return std::vector<double>(place.size(), 0);
    Vector packed(ldlt.rows());
    for (std::size_t bus = 0; bus < place.size(); ++bus) {
      if (place[bus] != kNone) packed[place[bus]] = right[bus];
    }
    const Vector found = ldlt.rows() > 0 ? Vector(ldlt.solve(packed)) : packed;
    std::vector<double> all(place.size(), 0);
    for (std::size_t bus = 0; bus < place.size(); ++bus) {
      if (place[bus] != kNone) all[bus] = found[place[bus]];
    }
    return all;
  }
};

Flow::Flow(const Grid& grid) : grid_(&grid), in_service_(grid.lines.size()) {
  for (std::size_t i = 0; i < grid.lines.size(); ++i) {
    in_service_[i] = grid.lines[i].in_service;
  }
  for (const Bus& bus : grid.buses) demand_mw_.push_back(bus.demand_mw);
  for (const Generator& generator : grid.generators) {
    output_mw_.push_back(generator.in_service ? generator.output_mw : 0);
  }
  islands_ = islands_of(grid, in_service_);
  factorise();
}

Flow::~Flow() = default;
Flow::Flow(const Flow& other) = default;
Flow& Flow::operator=(const Flow& other) = default;

void Flow::set_in_service(LineId line, bool in_service) {
  if (in_service_.at(line.value) == in_service) return;
  in_service_[line.value] = in_service;
  solved_ = false;
  const std::uint32_t before = islands_.count;
  const Line& drawn = grid_->lines[line.value];
  const bool closes_loop =
      in_service && islands_.of[drawn.from.value] == islands_.of[drawn.to.value];
  if (!closes_loop) islands_ = islands_of(*grid_, in_service_);
  if (islands_.count != before || corrections_.size() == kCorrectionsMax) return factorise();
  const double susceptance = drawn.susceptance();
  note(line, in_service ? susceptance : -susceptance);
}

void Flow::set_demand(BusId bus, double mw) {
  if (demand_mw_.at(bus.value) == mw) return;
  demand_mw_[bus.value] = mw;
  solved_ = base_known_ = false;
}

void Flow::set_output(GeneratorId generator, double mw) {
  if (output_mw_.at(generator.value) == mw) return;
  output_mw_[generator.value] = mw;
  solved_ = base_known_ = false;
}

bool Flow::solvable() const { return factors_->solvable; }

double Flow::angle_rad(BusId bus) {
  if (!solved_) solve();
  return angles_.at(bus.value);
}

double Flow::flow_mw(LineId line) {
  if (!in_service_.at(line.value)) return 0;
  const Line& drawn = grid_->lines[line.value];
  const double across = angle_rad(drawn.from) - angle_rad(drawn.to) - drawn.shift_rad;
  return grid_->base_mva * drawn.susceptance() * across;
}

std::int64_t Flow::flow_kw(LineId line) { return std::llround(flow_mw(line) * 1000); }

// --- the matrix ----------------------------------------------------------------------------------

std::vector<std::uint32_t> Flow::references() const {
  std::vector<std::uint32_t> reference(islands_.count, kNone);
  const auto offer = [&](std::uint32_t bus) {
    std::uint32_t& chosen = reference[islands_.of[bus]];
    if (chosen == kNone) chosen = bus;
  };
  for (std::uint32_t bus = 0; bus < grid_->buses.size(); ++bus) {
    if (grid_->buses[bus].reference) offer(bus);
  }
  std::vector<std::uint32_t> with_generators;
  for (const Generator& generator : grid_->generators) {
    if (generator.in_service) with_generators.push_back(generator.bus.value);
  }
  std::sort(with_generators.begin(), with_generators.end());
  for (const std::uint32_t bus : with_generators) offer(bus);
  for (std::uint32_t bus = 0; bus < grid_->buses.size(); ++bus) offer(bus);
  return reference;
}

void Flow::factorise() {
  auto factors = std::make_shared<Factors>();
  corrections_.clear();
  solved_ = base_known_ = false;
  factors->place.assign(grid_->buses.size(), 0);
  for (const std::uint32_t reference : references()) factors->place[reference] = kNone;
  std::uint32_t rows = 0;
  for (std::uint32_t& place : factors->place) {
    if (place != kNone) place = rows++;
  }
  std::vector<Eigen::Triplet<double>> entries;
  for (std::size_t i = 0; i < grid_->lines.size(); ++i) {
    if (!in_service_[i]) continue;
    const Line& line = grid_->lines[i];
    const std::uint32_t from = factors->place[line.from.value];
    const std::uint32_t to = factors->place[line.to.value];
    const double susceptance = line.susceptance();
    if (from != kNone) entries.emplace_back(from, from, susceptance);
    if (to != kNone) entries.emplace_back(to, to, susceptance);
    if (from == kNone || to == kNone) continue;
    entries.emplace_back(from, to, -susceptance);
    entries.emplace_back(to, from, -susceptance);
  }
  Matrix matrix(rows, rows);
  matrix.setFromTriplets(entries.begin(), entries.end());
  if (rows > 0) {
    factors->ldlt.compute(matrix);
    factors->solvable = factors->ldlt.info() == Eigen::Success;
  }
  factors_ = std::move(factors);
}

/// A line that changes a second time is what it was again.
void Flow::note(LineId line, double change) {
  const auto known = std::find_if(corrections_.begin(), corrections_.end(),
                                  [&](const Correction& one) { return one.line == line; });
  if (known != corrections_.end()) {
    corrections_.erase(known);
    return;
  }
  std::vector<double> pushed(grid_->buses.size(), 0);
  push(line, 1, pushed);
  corrections_.push_back({line, change, factors_->solve(pushed)});
}

// --- solving -------------------------------------------------------------------------------------

/// Per unit, by bus: what it gives to the grid, shifts of phase counted as pushes from outside.
std::vector<double> Flow::injections() const {
  std::vector<double> injections(grid_->buses.size(), 0);
  for (std::size_t i = 0; i < grid_->generators.size(); ++i) {
    injections[grid_->generators[i].bus.value] += output_mw_[i];
  }
  for (std::size_t i = 0; i < grid_->buses.size(); ++i) {
    injections[i] = (injections[i] - demand_mw_[i] - grid_->buses[i].shunt_mw) / grid_->base_mva;
  }
  for (std::size_t i = 0; i < grid_->lines.size(); ++i) {
    const Line& line = grid_->lines[i];
    if (!in_service_[i] || line.shift_rad == 0) continue;
    const double shift = line.susceptance() * line.shift_rad;
    injections[line.from.value] += shift;
    injections[line.to.value] -= shift;
  }
  return injections;
}

/// The angles as the factorised grid would have them change only with the injections; what has
/// tripped since is corrected on top.
void Flow::solve() {
  if (!base_known_) {
    pushed_ = injections();
    for (const Correction& one : corrections_) push(one.line, -shift_of(one), pushed_);
    base_ = factors_->solve(pushed_);
    base_known_ = true;
  }
  angles_ = base_;
  std::vector<double> pushed = pushed_;
  for (const Correction& one : corrections_) {
    const double shift = shift_of(one);
    if (shift == 0) continue;
    add(shift, one.spread, angles_);
    push(one.line, shift, pushed);
  }
  correct(angles_);
  for (int round = 0; round < kRefinements; ++round) {
    std::vector<double> step = factors_->solve(imbalance(pushed, angles_));
    correct(step);
    add(1, step, angles_);
  }
  solved_ = true;
}

/// What a corrected line's shift of phase pushes through it, per unit, over what it pushed when
/// the matrix was factorised.
double Flow::shift_of(const Correction& correction) const {
  return correction.change * grid_->lines[correction.line.value].shift_rad;
}

void Flow::push(LineId line, double amount, std::vector<double>& injections) const {
  injections[grid_->lines[line.value].from.value] += amount;
  injections[grid_->lines[line.value].to.value] -= amount;
}

/// What the angles leave unexplained at each bus.
std::vector<double> Flow::imbalance(const std::vector<double>& injections,
                                    const std::vector<double>& angles) const {
  std::vector<double> left = injections;
  for (std::size_t i = 0; i < grid_->lines.size(); ++i) {
    if (!in_service_[i]) continue;
    const Line& line = grid_->lines[i];
    const double flow = line.susceptance() * (angles[line.from.value] - angles[line.to.value]);
    left[line.from.value] -= flow;
    left[line.to.value] += flow;
  }
  return left;
}

/// Woodbury: with B the matrix as factorised, a_k the two ends of a corrected line, d_k its
/// change and z_k = B^-1 a_k, what solves for B becomes what solves for B + sum d_k a_k a_k':
///
///   y - sum z_k c_k,   where sum_l (1/d_k [k = l] + a_k' z_l) c_l = a_k' y
void Flow::correct(std::vector<double>& angles) const {
  const auto n = static_cast<Eigen::Index>(corrections_.size());
  if (n == 0) return;
  const auto across = [this](const Correction& correction, const std::vector<double>& values) {
    const Line& line = grid_->lines[correction.line.value];
    return values[line.from.value] - values[line.to.value];
  };
  Eigen::MatrixXd small(n, n);
  Vector right(n);
  for (Eigen::Index k = 0; k < n; ++k) {
    const Correction& one = corrections_[static_cast<std::size_t>(k)];
    right[k] = across(one, angles);
    for (Eigen::Index l = 0; l < n; ++l) {
      small(k, l) = across(one, corrections_[static_cast<std::size_t>(l)].spread);
    }
    small(k, k) += 1 / one.change;
  }
  const Vector weights = small.partialPivLu().solve(right);
  for (Eigen::Index k = 0; k < n; ++k) {
    add(-weights[k], corrections_[static_cast<std::size_t>(k)].spread, angles);
  }
}

}  // namespace redoubt::range::power
