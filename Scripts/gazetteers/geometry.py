"""The middle of an area that is known only by the places in it."""
import math
import statistics

import names


def near(points):
    """Without places that lie far from all others: mistakes, or islands that no map of the area shows."""
    longitude, latitude = (statistics.median(p[axis] for p in points) for axis in (0, 1))
    squeeze = math.cos(math.radians(latitude))
    away = [math.hypot((p[0] - longitude) * squeeze, p[1] - latitude) for p in points]
    limit = max(3.0, 8 * statistics.median(away))
    return [point for point, distance in zip(points, away) if distance <= limit]


def hull(points):
    """The convex hull, counterclockwise (Andrew's monotone chain)."""
    points = sorted(set(points))
    if len(points) < 3:
        return points

    def half(ordered):
        chain = []
        for point in ordered:
            while len(chain) > 1 and turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        return chain[:-1]

    return half(points) + half(points[::-1])


def turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def centroid(corners):
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1]):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    if abs(area) < 1e-9:
        return statistics.mean(p[0] for p in corners), statistics.mean(p[1] for p in corners)
    return x / area / 3, y / area / 3


def middle(places):
    """The centroid of the hull of (latitude, longitude) pairs, three decimals, as text."""
    points = [(longitude, latitude) for latitude, longitude in places]
    if max(p[0] for p in points) - min(p[0] for p in points) > 180:
        # Across the date line: the side that most of them are on.
        points = max([p for p in points if p[0] > 0], [p for p in points if p[0] <= 0], key=len)
    longitude, latitude = centroid(hull(near(points)))
    return names.coordinate(round(latitude, 3)), names.coordinate(round(longitude, 3))
